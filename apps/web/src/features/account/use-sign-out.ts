"use client";

import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { postAuth } from "../sign-in/post-auth.ts";

/** Ends this session and loads the site anew, so that nothing of the player stays in the tab. */
export function useSignOut() {
  const t = useTranslations("accountMenu");
  return useMutation({
    mutationFn: () => postAuth("signout"),
    onSuccess: () => window.location.assign("/"),
    onError: () => notifications.show({ message: t("signOutFailed"), color: "red" }),
  });
}
