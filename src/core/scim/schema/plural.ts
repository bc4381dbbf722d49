import type { Attribute } from './attribute'

const display = { type: 'string', description: 'Name to show for the value.' } satisfies Attribute

/** The usual sub-attributes of a multi-valued attribute (RFC 7643 §2.4). */
export const plural = (of: string, value: Attribute, types?: readonly string[]): Attribute => ({
  type: 'complex',
  description: of,
  multiValued: true,
  sub: {
    value,
    display,
    type: {
      type: 'string',
      description: 'Label of the value’s function.',
      ...(types && { canonicalValues: types }),
    },
    primary: primaryMark,
  },
})

export const primaryMark = {
  type: 'boolean',
  description: 'Whether this is the preferred value; true at most once.',
} satisfies Attribute

export const text = (description: string): Attribute => ({ type: 'string', description })
