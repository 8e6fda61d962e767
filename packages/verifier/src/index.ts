export { EMPTY_TREE, type SumNode, sumLeaf, sumNode, sumRootOf, sumTree } from "./merkle-sum.ts";
export { PROTOCOL, SUITE } from "./protocol.ts";
export { STEPS, type Step, type StepId } from "./steps.ts";
export { type Question, type Report, type StepReport, type StepStatus, verify } from "./verify.ts";
