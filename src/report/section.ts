/** A part of the page with a heading of its own. */

import type { Html } from './html.js';

export interface Section {
  /** its anchor, and of its data: a word in kebab-case */
  readonly id: string;
  readonly title: string;
  /** headings in it begin at h3 */
  readonly html: Html;
  /** for the page's script: found as `data-<id>` */
  readonly data?: unknown;
}
