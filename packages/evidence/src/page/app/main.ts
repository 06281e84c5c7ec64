/** The page: takes a file, says what it proves. Nothing leaves it. */
import { type EvidenceReport, type Language, LANGUAGES, MAX_EVIDENCE_BYTES, verifyEvidence } from '../../index.ts';
import { draw, element } from './view.ts';
import { WORDS } from './words.ts';

const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no element ${id}`);
  return found;
};
const inputOf = (id: string): HTMLInputElement => byId(id) as HTMLInputElement;

let language: Language = LANGUAGES.find((one) => navigator.language.toLowerCase().startsWith(one)) ?? 'en';
let file: { readonly name: string; readonly bytes: Uint8Array } | null = null;
let report: EvidenceReport | null = null;
/** Which check is the last one: only its report is shown. */
let latest = 0;

function show(): void {
  const words = WORDS[language];
  const page = document.documentElement;
  page.lang = language;
  page.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.title = words.title;
  for (const id of ['title', 'lead', 'drop', 'choose', 'digest', 'digestHelp', 'here', 'engine', 'offline'] as const)
    byId(`word-${id}`).textContent = words[id];
  for (const button of byId('languages').querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.lang === language));
  byId('name').textContent = file?.name ?? '';
  byId('report').replaceChildren(...(report === null ? [] : [draw(language, report)]));
}

const digest = (): string | undefined | null => {
  const text = inputOf('genesis').value.trim();
  if (text === '') return undefined;
  return /^[A-Za-z0-9_-]{43}$/.test(text) ? text : null;
};

function check(): void {
  const pinned = digest();
  byId('digest-wrong').textContent = pinned === null ? WORDS[language].digestWrong : '';
  report = null;
  latest += 1;
  const mine = latest;
  show();
  if (file === null || pinned === null) return;
  const { bytes } = file;
  byId('report').replaceChildren(element('p', { class: 'verdict' }, WORDS[language].checking));
  // A large file takes some seconds: the word before it is drawn first.
  setTimeout(() => {
    if (mine !== latest) return;
    report = verifyEvidence(bytes, { genesisDigest: pinned });
    show();
  }, 30);
}

async function take(chosen: File | undefined): Promise<void> {
  file = null;
  check();
  if (chosen === undefined) return;
  if (chosen.size > MAX_EVIDENCE_BYTES) {
    byId('report').replaceChildren(element('p', { class: 'verdict wrong' }, WORDS[language].tooLarge));
    return;
  }
  const mine = latest;
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  // Another file was chosen while this one was read.
  if (mine !== latest) return;
  file = { name: chosen.name, bytes };
  check();
}

const zone = byId('zone');
for (const name of ['dragenter', 'dragover'])
  document.addEventListener(name, (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
document.addEventListener('dragleave', () => zone.classList.remove('over'));
document.addEventListener('drop', (event) => {
  event.preventDefault();
  zone.classList.remove('over');
  void take(event.dataTransfer?.files[0]);
});
inputOf('file').addEventListener('change', () => void take(inputOf('file').files?.[0]));
inputOf('genesis').addEventListener('input', check);
for (const one of LANGUAGES) {
  const button = element('button', { type: 'button', lang: one }, WORDS[one].name);
  button.addEventListener('click', () => {
    language = one;
    check();
  });
  byId('languages').append(button);
}
show();
