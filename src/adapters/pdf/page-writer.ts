import { rgb, type PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib'
import { winAnsi } from './win-ansi'

const A4: [number, number] = [595.28, 841.89]
const MARGIN = 56
const INK = rgb(0.09, 0.1, 0.13)
const MUTED = rgb(0.4, 0.43, 0.48)
const LINE = rgb(0.85, 0.86, 0.88)

export type Fonts = { plain: PDFFont; bold: PDFFont; mono: PDFFont }
type Style = { font?: keyof Fonts; size?: number; muted?: boolean; indent?: number; after?: number }

/** Writes text down A4 pages, breaking lines and pages. */
export class PageWriter {
  #page: PDFPage
  #y: number
  /** Whether a character had to be written otherwise, since the standard fonts know Latin letters only. */
  isTransliterated = false

  constructor(
    readonly document: PDFDocument,
    readonly fonts: Fonts,
  ) {
    this.#page = document.addPage(A4)
    this.#y = A4[1] - MARGIN
  }

  text(text: string, { font = 'plain', size = 10, muted = false, indent = 0, after = 4 }: Style = {}): void {
    const face = this.fonts[font]
    const shown = winAnsi(text)
    this.isTransliterated ||= shown.isChanged
    for (const line of wrap(shown.text, face, size, A4[0] - 2 * MARGIN - indent)) {
      this.#room(size + 4)
      this.#y -= size + 2
      this.#page.drawText(line, {
        x: MARGIN + indent,
        y: this.#y,
        size,
        font: face,
        color: muted ? MUTED : INK,
      })
    }
    this.#y -= after
  }

  rule(): void {
    this.#room(18)
    this.#y -= 8
    this.#page.drawLine({
      start: { x: MARGIN, y: this.#y },
      end: { x: A4[0] - MARGIN, y: this.#y },
      thickness: 0.75,
      color: LINE,
    })
    this.#y -= 8
  }

  #room(height: number): void {
    if (this.#y - height > MARGIN) return
    this.#page = this.document.addPage(A4)
    this.#y = A4[1] - MARGIN
  }
}

/** Breaks at spaces, and inside of words that are longer than a line. */
function wrap(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  const fits = (candidate: string) => font.widthOfTextAtSize(candidate, size) <= width
  for (const word of text.split(/\s+/)) {
    const candidate = line === '' ? word : `${line} ${word}`
    if (fits(candidate)) {
      line = candidate
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const letter of word) {
      if (!fits(line + letter)) {
        lines.push(line)
        line = ''
      }
      line += letter
    }
  }
  return line === '' ? lines : [...lines, line]
}
