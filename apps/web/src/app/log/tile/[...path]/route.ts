import { answerLogTile } from "../../../../server/answer-files.ts";

type Props = { params: Promise<{ path: string[] }> };

export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { path } = await params;
  return answerLogTile(path.join("/"));
}
