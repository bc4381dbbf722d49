/** What spreadsheets take for the beginning of a formula, full-width forms and separators before it included. */
const formula = /^[\s\u0000-\u001f]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/**
 * A value that no spreadsheet runs: one that begins like a formula gets an apostrophe, which spreadsheets read as
 * "this is text". The apostrophe is all that is added, so that the value can be had back.
 */
export const safeCell = (value: string): string =>
  formula.test(value) || value.startsWith("'") ? `'${value}` : value
