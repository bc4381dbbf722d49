export type RefusedCode = 'forbidden' | 'not-found' | 'invalid' | 'conflict' | 'unauthenticated' | 'too-many'

/** An expected end of a use case. Edges turn the code into their own status in one place. */
export class Refused extends Error {
  constructor(
    readonly code: RefusedCode,
    message: string,
    /** The input field that the message is about, so that a form can show it there. */
    readonly field?: string,
  ) {
    super(message)
    this.name = 'Refused'
  }
}
