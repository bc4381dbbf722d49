import { z } from 'zod'

/** Events of one request. */
export const MOST_EVENTS = 100
export const EVENT_BYTES = 1_048_576

// PostgreSQL stores neither U+0000 nor half a surrogate pair.
const isStorable = (text: string) => !text.includes('\u0000') && text.isWellFormed()
const NOT_STORABLE = 'contains U+0000 or half of a surrogate pair'

const text = (longest: number, description: string) =>
  z.string().max(longest).refine(isStorable, NOT_STORABLE).meta({ description })

/** null and blank text say "no value", as leaving it out does. */
const optional = (longest: number, description: string) => text(longest, description).nullish()

const PersonId = z
  .string()
  .max(200)
  .regex(/^\S+$/, 'must be text without spaces')
  .refine(isStorable, NOT_STORABLE)
  .meta({ description: 'The id of the person at the website; it never changes and is never used again.' })

const Address = z
  .strictObject({
    streetAddress: optional(255, 'Street and number; lines are separated by a line feed.'),
    locality: optional(255, 'City.'),
    region: optional(255, 'State or province.'),
    postalCode: optional(40, 'Postal code.'),
    country: optional(2, 'Country as ISO 3166-1 alpha-2, such as CH.'),
    type: z.enum(['work', 'home', 'other']).optional(),
    primary: z.boolean().optional().meta({ description: 'True for at most one address.' }),
  })
  .meta({ id: 'Address' })

const hasOnePrimary = (addresses: { primary?: boolean | undefined }[]) =>
  addresses.filter(({ primary }) => primary === true).length <= 1

export const Person = z
  .strictObject({
    id: PersonId,
    email: z.email().max(254).meta({ description: 'The address that identifies the person in stores.' }),
    givenName: optional(255, 'First name.'),
    familyName: optional(255, 'Last name.'),
    displayName: optional(255, 'Name to show; made of the other names when it is left out.'),
    phone: optional(50, 'Mobile number, best with the country code, such as +41441234567.'),
    locale: optional(35, 'Language and region, such as de-CH.'),
    department: optional(255, 'Department or membership level; rules and tags can use it.'),
    addresses: z.array(Address).max(20).refine(hasOnePrimary, 'at most one may be primary').nullish(),
    groups: z
      .array(text(255, 'Name of a group.').regex(/\S/, 'must not be blank'))
      .max(100)
      .optional()
      .meta({ description: 'Every group of the person; left out, they stay as they are.' }),
  })
  .meta({
    id: 'Person',
    description: 'The whole person: a field that is left out has no value any more, but for groups.',
  })

const PersonRef = z.strictObject({ id: PersonId }).meta({ id: 'PersonRef' })

const occurredAt = z.iso.datetime({ offset: true }).optional().meta({
  description:
    'When it happened at the website, which decides between events that arrive in another order; left out, it is the moment of arrival.',
})

const described = <T extends z.ZodType>(schema: T, id: string, description: string) =>
  schema.meta({ id, description })

/** What a website can say about a person. */
export const PersonEvent = z
  .discriminatedUnion('type', [
    described(
      z.strictObject({ type: z.literal('person.joined'), occurredAt, person: Person }),
      'PersonJoined',
      'Signed up, or came back: the person is created, or active again.',
    ),
    described(
      z.strictObject({ type: z.literal('person.changed'), occurredAt, person: Person }),
      'PersonChanged',
      'Has new details. A person who is not known yet is created; one who has left stays inactive.',
    ),
    described(
      z.strictObject({ type: z.literal('person.left'), occurredAt, person: PersonRef }),
      'PersonLeft',
      'Lost access: the person is restricted in every store and stays known.',
    ),
    described(
      z.strictObject({ type: z.literal('person.removed'), occurredAt, person: PersonRef }),
      'PersonRemoved',
      'Was deleted at the website: restricted in every store, and the details are forgotten.',
    ),
  ])
  .meta({ id: 'PersonEvent' })

export type Person = z.infer<typeof Person>
export type PersonEvent = z.infer<typeof PersonEvent>
