import { NotFound } from "../errors/not-found.tsx";

export default function NotFoundPage() {
  return <NotFound />;
}
