/**
 * The form in which two e-mail addresses count as the same when a stranger may be behind one of them: only the case of
 * A to Z is ignored. Folding Unicode would make look-alikes equal (the Kelvin sign K becomes k), and a plus part or a
 * dot belongs to the address: mailboxes differ in what they make of it.
 */
export const foldEmail = (email: string): string =>
  email.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase())

export const domainOf = (email: string): string => foldEmail(email).split('@').at(-1) ?? ''
