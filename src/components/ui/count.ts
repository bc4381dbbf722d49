/** A number with its word, such as "1 person" or "1,200 people". */
export const count = (number: number, one: string, many: string): string =>
  number === 1 ? `1 ${one}` : `${number.toLocaleString('en')} ${many}`
