"use client";

import type { signUpSchema } from "@sortes/domain/players";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { z } from "zod";
import { useTRPCClient } from "../../trpc/client.tsx";
import { withNext } from "../sign-in/next-path.ts";
import { postAuth } from "../sign-in/post-auth.ts";

export type SignUpFields = z.input<typeof signUpSchema>;

/**
 * Opens the account, signs in and asks for the mail that confirms the address. Only the first can be refused: a player whose
 * account exists but who could not be signed in goes on to the sign-in, and a mail can be asked for again.
 */
export function useSignUp(next: string) {
  const client = useTRPCClient();
  const router = useRouter();
  const mutation = useMutation({
    mutationFn: async (fields: SignUpFields): Promise<{ signedIn: boolean }> => {
      await client.account.signUp.mutate(fields);
      try {
        await postAuth("callback/credentials", { email: fields.email, password: fields.password });
      } catch {
        return { signedIn: false };
      }
      await client.account.requestEmailVerification.mutate().catch(() => undefined);
      return { signedIn: true };
    },
    onSuccess: ({ signedIn }) => {
      // A full load, because everything kept in this tab was a visitor's.
      if (signedIn) window.location.assign(withNext("/welcome", next));
      else router.push(withNext("/sign-in", next));
    },
  });
  return {
    submit: mutation.mutate,
    pending: mutation.isPending || mutation.isSuccess,
    error: mutation.error,
  };
}
