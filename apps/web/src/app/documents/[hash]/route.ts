import { answerDocument } from "../../../server/answer-files.ts";

type Props = { params: Promise<{ hash: string }> };

export async function GET(_request: Request, { params }: Props): Promise<Response> {
  return answerDocument((await params).hash);
}
