/** What the standard fonts of PDF can show beside Latin-1 (Windows-1252). */
const beyondLatin1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'

const isKnown = (letter: string) => {
  const code = letter.codePointAt(0) ?? 0
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff) || beyondLatin1.includes(letter)
}

/** Letters that do not come apart into a base letter and a mark. */
const spelled: Record<string, string> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  Ŧ: 'T',
}

/**
 * Text in the letters of PDF's standard fonts: marks that they lack are left off (Łódź is Lódz), letters of other scripts
 * become question marks. `isChanged` says so, because what is shown is then not the name itself.
 */
export function winAnsi(text: string): { text: string; isChanged: boolean } {
  let isChanged = false
  const shown = Array.from(text.normalize('NFC'), (letter) => {
    if (isKnown(letter)) return letter
    if (/\s/.test(letter)) return ' '
    isChanged = true
    const bare = spelled[letter] ?? letter.normalize('NFKD').replace(/\p{M}/gu, '')
    return Array.from(bare, (part) => (isKnown(part) ? part : '?')).join('') || '?'
  })
  return { text: shown.join(''), isChanged }
}
