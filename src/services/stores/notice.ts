import { vault } from './shopify-app'

const CONTEXT = 'notice'

/** A sentence for the way back from Shopify, in a form that nobody else can write: a crafted link shows no false text. */
export const sealNotice = (text: string) => vault().seal(text, CONTEXT)

/** The sentence, or undefined when it is not ours. */
export function openNotice(sealed: string | undefined): string | undefined {
  if (!sealed) return undefined
  try {
    return vault().open(sealed, CONTEXT)
  } catch {
    return undefined
  }
}
