import type { Schema } from './attribute'

/** RFC 7643 §4.2 and §8.7.1; `display` follows §2.4. */
export const groupSchema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  name: 'Group',
  description: 'Group of users and of other groups',
  attributes: {
    displayName: {
      type: 'string',
      description: 'Name of the group.',
      required: true,
      uniqueness: 'server',
    },
    members: {
      type: 'complex',
      description: 'Members of the group; one that does not exist yet joins when it comes.',
      multiValued: true,
      sub: {
        value: {
          type: 'string',
          description: 'Identifier of the member.',
          required: true,
          caseExact: true,
          mutability: 'immutable',
        },
        $ref: {
          type: 'reference',
          description: 'URL of the member.',
          caseExact: true,
          mutability: 'immutable',
          referenceTypes: ['User', 'Group'],
        },
        type: {
          type: 'string',
          description: 'Whether the member is a User or a Group.',
          mutability: 'immutable',
          canonicalValues: ['User', 'Group'],
        },
        display: { type: 'string', description: 'Name of the member.', mutability: 'immutable' },
      },
    },
  },
} satisfies Schema
