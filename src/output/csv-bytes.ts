import { formatNumber } from './csv.js';

const ZERO = 48;
const POINT = 46;
const MILLION = 1e6;
/** Up to here a number's millionths are whole numbers without rounding. */
const LARGEST = 2 ** 31;
/** `2147483647.999999` */
const LONGEST = 17;

/** Cells as UTF-8, written side by side into one buffer that grows: no text is made of a number. */
export class CsvBytes {
  private bytes: Uint8Array;
  private length = 0;

  /** `room`: bytes to expect. */
  constructor(room: number) {
    this.bytes = new Uint8Array(room);
  }

  /** All that was written. */
  written(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  /** Appends text as it is, escaped and encoded before. */
  text(text: Uint8Array): void {
    this.reserve(text.length);
    this.bytes.set(text, this.length);
    this.length += text.length;
  }

  /** Appends one character of ASCII. */
  character(code: number): void {
    this.reserve(1);
    this.bytes[this.length++] = code;
  }

  /**
   * Appends the bytes of `formatNumber(value)`.
   * @throws Error when the value is not finite
   */
  number(value: number): void {
    if (!(value >= 0 && value < LARGEST)) {
      this.text(new TextEncoder().encode(formatNumber(value)));
      return;
    }
    this.reserve(LONGEST);
    if (Number.isInteger(value)) {
      this.digits(value, widthOf(value));
      return;
    }
    const millionths = Math.round(value * MILLION);
    const whole = Math.floor(millionths / MILLION);
    this.digits(whole, widthOf(whole));
    this.fraction(millionths - whole * MILLION);
  }

  /** So many millionths, fewer than a million, without zeros at the end. */
  private fraction(millionths: number): void {
    if (millionths === 0) return;
    let digits = millionths;
    let width = 6;
    for (; digits % 10 === 0; digits /= 10) width--;
    this.bytes[this.length++] = POINT;
    this.digits(digits, width);
  }

  /** A whole number in so many digits, zeros before it. */
  private digits(value: number, width: number): void {
    const { bytes, length } = this;
    let rest = value;
    for (let at = length + width - 1; at >= length; at--) {
      const tenth = (rest / 10) | 0;
      bytes[at] = ZERO + rest - 10 * tenth;
      rest = tenth;
    }
    this.length += width;
  }

  private reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    const grown = new Uint8Array(2 * needed);
    grown.set(this.bytes);
    this.bytes = grown;
  }
}

/** Digits of a whole number. */
function widthOf(value: number): number {
  let width = 1;
  for (let limit = 10; limit <= value; limit *= 10) width++;
  return width;
}
