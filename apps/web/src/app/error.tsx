"use client";

export { ErrorPage as default } from "@sortes/site/errors";
