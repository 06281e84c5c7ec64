import { createHmac } from 'node:crypto';
import { SCRIPTS } from './syllables.ts';

/** Endless bytes from a key and a label; the same for the same two. */
class Stream {
  readonly #key: Uint8Array;
  readonly #label: string;
  #block: Uint8Array = new Uint8Array();
  #blocks = 0;
  #next = 0;

  constructor(key: Uint8Array, label: string) {
    this.#key = key;
    this.#label = label;
  }

  /** A number from 0 to `bound` - 1, `bound` at most 65,536. */
  below(bound: number): number {
    return ((this.#byte() << 8) | this.#byte()) % bound;
  }

  #byte(): number {
    if (this.#next >= this.#block.length) {
      this.#block = createHmac('sha256', this.#key).update(`huecry/pseudonym\u0000${this.#blocks}\u0000${this.#label}`).digest();
      this.#blocks += 1;
      this.#next = 0;
    }
    const byte = this.#block[this.#next] ?? 0;
    this.#next += 1;
    return byte;
  }
}

/** Draws invented words, digits and digests: the same for the same key, attempt and original. */
export class Inventor {
  readonly #key: Uint8Array;
  readonly #attempt: number;

  constructor(key: Uint8Array, attempt: number) {
    this.#key = key;
    this.#attempt = attempt;
  }

  /** Whole days by which all dates about one subject move: 200 to 729. */
  days(subject: string): number {
    return 200 + this.#stream('days', subject).below(530);
  }

  /** 64 hexadecimal digits. */
  digest(original: string): string {
    const stream = this.#stream('digest', original);
    return Array.from({ length: 64 }, () => stream.below(16).toString(16)).join('');
  }

  /**
   * Every word in `text` becomes an invented one of the same script, case and length, every digit another digit, every other sign than
   * punctuation an asterisk. A word becomes the same word wherever it stands, in whatever case.
   */
  words(text: string): string {
    return text
      .replace(/[\p{L}\p{M}]+/gu, (word) => this.#word(word))
      .replace(/\p{Nd}+/gu, (run) => this.#digits(run))
      .replace(/[^\p{L}\p{M}\p{Nd}\p{P}\p{Zs}\p{Cf}+\n]/gu, (sign) => '*'.repeat(sign.length));
  }

  #stream(use: string, original: string): Stream {
    return new Stream(this.#key, `${use}\u0000${this.#attempt}\u0000${original}`);
  }

  #word(word: string): string {
    return runsOf(word)
      .map((run) => this.#run(run))
      .join('');
  }

  #run(run: string): string {
    const original = run.toLowerCase();
    const stream = this.#stream('word', original);
    const script = SCRIPTS.find(({ letters }) => letters.test(run));
    let invented = original;
    for (let tries = 0; invented === original && tries < 8; tries += 1) {
      invented = script === undefined ? lettersLike(run, stream) : syllables(script.syllables, run.length, stream);
    }
    return inCaseOf(run, invented);
  }

  #digits(run: string): string {
    const stream = this.#stream('digits', run);
    return [...run].map((digit) => otherDigit(digit, stream.below(9))).join('');
  }
}

function syllables(list: readonly string[], length: number, stream: Stream): string {
  let word = '';
  while (word.length < length) word += list[stream.below(list.length)] ?? '';
  return word.slice(0, length);
}

/** For scripts without a list of their own: other letters from the same part of Unicode. */
function lettersLike(run: string, stream: Stream): string {
  return [...run]
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      const start = code - (code % 128);
      const candidates = Array.from({ length: 128 }, (_, n) => String.fromCodePoint(start + n)).filter(
        (other) => /\p{L}/u.test(other) && other !== letter && other.length === letter.length && other.normalize('NFC') === other,
      );
      return candidates[stream.below(Math.max(1, candidates.length))] ?? '*';
    })
    .join('');
}

/** A word cut where its script changes; marks and what has no script of its own stay with what goes before. */
function runsOf(word: string): string[] {
  const runs: { script: number; text: string }[] = [];
  for (const letter of word) {
    const script = SCRIPTS.findIndex(({ letters }) => letters.test(letter));
    const last = runs.at(-1);
    const belongs = last !== undefined && (script === last.script || (script === -1 && /\p{M}/u.test(letter)));
    if (belongs) last.text += letter;
    else runs.push({ script, text: letter });
  }
  return runs.map(({ text }) => text);
}

function inCaseOf(original: string, invented: string): string {
  if (original === original.toLowerCase()) return invented;
  const cased = original.length > 1 && original === original.toUpperCase() ? invented.toUpperCase() : invented.charAt(0).toUpperCase() + invented.slice(1);
  return cased.length === invented.length ? cased : invented;
}

/** Never the same digit; of the same kind (Latin, Arabic-Indic, Devanagari …): all kinds stand ten in a row, from zero. */
function otherDigit(digit: string, step: number): string {
  const code = digit.codePointAt(0) ?? 48;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String.fromCodePoint(zero + ((code - zero + 1 + step) % 10));
}
