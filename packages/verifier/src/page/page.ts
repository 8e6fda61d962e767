/** The script of the offline page: files in, steps out. Nothing leaves the browser. */
import { type Report, verify } from "../index.ts";
import { asPageFile, type PageFiles } from "./page-files.ts";

const MARKS = { passed: "✓", skipped: "–", failed: "✕", "not-reached": "" } as const;
let files: PageFiles = {};

function element<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found as T;
}

function line(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

async function take(list: Iterable<File>): Promise<void> {
  const unknown: string[] = [];
  for (const file of list) {
    const found = asPageFile(await file.text());
    if (found === null) unknown.push(file.name);
    else files = { ...files, ...found };
  }
  element("unknown").textContent =
    unknown.length > 0 ? `Neither a certificate nor a receipt: ${unknown.join(", ")}` : "";
  show();
}

function show(): void {
  element("has-certificate").hidden = files.certificate === undefined;
  element("has-receipt").hidden = files.receipt === undefined;
  if (files.certificate === undefined) return;
  const pins = element<HTMLInputElement>("pins")
    .value.split(/\s+/)
    .filter((pin) => pin !== "");
  showReport(verify({ certificate: files.certificate, receipt: files.receipt, pins }));
}

function showReport({ steps, warnings, isVerified }: Report): void {
  const verdict = element("verdict");
  verdict.className = isVerified ? "verdict good" : "verdict bad";
  verdict.textContent = isVerified ? "Verified" : "Not verified";
  element("steps").replaceChildren(
    ...steps.map(({ number, title, status, detail }) => {
      const item = line("li", `step ${status}`, "");
      const words = line("div", "words", "");
      words.append(line("strong", "", `V${number} · ${title}`), line("p", "", detail));
      const mark = line("span", "mark", MARKS[status]);
      mark.setAttribute("aria-label", status);
      item.append(mark, words);
      return item;
    }),
  );
  element("warnings").replaceChildren(...warnings.map((warning) => line("li", "", warning)));
  element("report").hidden = false;
}

const picker = element<HTMLInputElement>("picker");
const drop = element("drop");
picker.addEventListener("change", () => {
  void take(picker.files ?? []);
});
for (const type of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(type, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", type === "dragover");
  });
}
document.addEventListener("drop", ({ dataTransfer }) => {
  void take(dataTransfer?.files ?? []);
});
element("pins").addEventListener("input", show);
element("again").addEventListener("click", () => {
  files = {};
  picker.value = "";
  element("report").hidden = true;
  show();
});
