import { answerCertificate } from "../../../server/answer-files.ts";

type Props = { params: Promise<{ drawId: string }> };

export async function GET(_request: Request, { params }: Props): Promise<Response> {
  return answerCertificate((await params).drawId);
}
