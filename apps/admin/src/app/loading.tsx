import { LoadingState } from "@sortes/ui";

export default function Loading() {
  return <LoadingState shape="page" />;
}
