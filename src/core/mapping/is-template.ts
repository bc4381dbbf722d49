/** Whether a text has anything for Liquid in it. */
export const isTemplate = (text: string) => /\{[{%]/.test(text)
