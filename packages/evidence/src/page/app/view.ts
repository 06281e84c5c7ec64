/** Draws a report. Everything from a file is text, never markup, and set apart from the direction of the words around it. */
import {
  type EvidenceReport,
  type Language,
  PART_LABELS,
  type PartName,
  pieces,
  plainText,
  problemMeans,
  type ReportPart,
  type Said,
  STATE_LABELS,
  VERDICTS,
} from '../../index.ts';
import { WORDS } from './words.ts';

export function element(tag: string, attributes: Readonly<Record<string, string>> = {}, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const GROUPS: readonly { readonly title: 'log' | 'notice' | 'decisions' | 'receipts' | 'withheld'; readonly parts: readonly PartName[] }[] = [
  { title: 'notice', parts: ['notice', 'routing', 'restrictions', 'recipient', 'field'] },
  { title: 'decisions', parts: ['decision', 'decided', 'again', 'release', 'refusal', 'recall'] },
  { title: 'receipts', parts: ['receipt'] },
  { title: 'withheld', parts: ['withheld'] },
  { title: 'log', parts: ['file', 'inventory', 'genesis', 'checkpoint', 'entries', 'registry', 'witnesses'] },
];

const MARKS: Readonly<Record<ReportPart['state'], string>> = { proved: '✓', wrong: '✗', withheld: '▪', unchecked: '?' };

const sentenceOf = (language: Language, said: Said): HTMLElement =>
  element('p', {}, ...pieces(language, said).map(({ text, value }) => (value ? element('bdi', {}, text) : text)));

function partOf(language: Language, { part, path, state, says, problems, field }: ReportPart): HTMLElement {
  const heading = element(
    'h3',
    {},
    element('span', { class: 'mark', 'aria-hidden': 'true' }, MARKS[state]),
    element('span', { class: 'state' }, STATE_LABELS[language][state]),
    ' ',
    PART_LABELS[language][part],
    ...(path === '' ? [] : [' ', element('bdi', { class: 'path', dir: 'ltr', title: WORDS[language].place }, path)]),
  );
  return element(
    'li',
    { class: state, 'data-part': part, 'data-path': path, 'data-state': state },
    heading,
    ...says.map((said) => sentenceOf(language, said)),
    ...(field === undefined ? [] : [element('p', { class: 'value' }, element('bdi', {}, plainText(JSON.stringify(field.value))))]),
    ...problems.map(({ code, path: place, reason }) => {
      const means = problemMeans(language, code);
      return element(
        'p',
        { class: 'problem', 'data-code': code, 'data-path': place },
        element('code', { dir: 'ltr' }, `${code} ${place || '/'}`),
        ...(means === null ? [] : [' ', means]),
        ' ',
        element('bdi', { dir: 'ltr', lang: 'en' }, plainText(reason)),
      );
    }),
  );
}

/** The whole report: the verdict first, and that the notice was recalled, then its parts in groups, then what it does not prove. */
export function draw(language: Language, report: EvidenceReport): HTMLElement {
  const words = WORDS[language];
  const { ok, pinned, parts, limits, recalled } = report;
  const verdict = ok ? (pinned ? 'good' : 'unpinned') : 'wrong';
  const wrong = parts.filter(({ state }) => state === 'wrong');
  const groups = GROUPS.flatMap(({ title, parts: names }) => {
    const shown = parts.filter(({ part }) => names.includes(part));
    return shown.length === 0
      ? []
      : [element('section', {}, element('h2', {}, words[title]), element('ul', {}, ...shown.map((part) => partOf(language, part))))];
  });
  return element(
    'div',
    {},
    element('p', { class: `verdict ${verdict}`, 'data-verdict': verdict }, VERDICTS[language][verdict]),
    ...(recalled === null ? [] : [element('p', { class: 'verdict recalled', 'data-recalled': recalled.code }, VERDICTS[language].recalled)]),
    ...(wrong.length === 0 ? [] : [element('ul', { class: 'first' }, ...wrong.map((part) => partOf(language, part)))]),
    ...groups,
    ...(limits.length === 0
      ? []
      : [
          element(
            'section',
            {},
            element('h2', {}, VERDICTS[language].limits),
            element('ul', { class: 'limits' }, ...limits.map((limit) => element('li', {}, sentenceOf(language, limit)))),
          ),
        ]),
  );
}
