import type { Attributes } from './attribute'

/** Attributes of every resource (RFC 7643 §3, §3.1); no schema lists them. */
export const commonAttributes = {
  schemas: {
    type: 'reference',
    description: 'URNs of the schemas the resource uses.',
    multiValued: true,
    returned: 'always',
    referenceTypes: ['uri'],
  },
  id: {
    type: 'string',
    description: 'Identifier given by this service.',
    caseExact: true,
    mutability: 'readOnly',
    returned: 'always',
    uniqueness: 'server',
  },
  externalId: {
    type: 'string',
    description: 'Identifier given by the identity provider.',
    caseExact: true,
  },
  meta: {
    type: 'complex',
    description: 'What this service knows about the resource itself.',
    mutability: 'readOnly',
    sub: {
      resourceType: {
        type: 'string',
        description: 'Name of the resource type.',
        caseExact: true,
        mutability: 'readOnly',
      },
      created: { type: 'dateTime', description: 'When the resource was created.', mutability: 'readOnly' },
      lastModified: { type: 'dateTime', description: 'When it last changed.', mutability: 'readOnly' },
      location: {
        type: 'reference',
        description: 'URL of the resource.',
        caseExact: true,
        mutability: 'readOnly',
        referenceTypes: ['uri'],
      },
      version: {
        type: 'string',
        description: 'Entity tag of the resource.',
        caseExact: true,
        mutability: 'readOnly',
      },
    },
  },
} satisfies Attributes
