export { NotFound as default } from "@sortes/site/errors";
