import { answerPythonFile } from "../../../server/answer-files.ts";

type Props = { params: Promise<{ file: string }> };

export async function GET(_request: Request, { params }: Props): Promise<Response> {
  return answerPythonFile((await params).file);
}
