import type { Schema } from './attribute'
import { text } from './plural'

/** RFC 7643 §4.3 and §8.7.1. */
export const enterpriseUserSchema = {
  id: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  name: 'EnterpriseUser',
  description: 'What a business knows about a person',
  attributes: {
    employeeNumber: text('Number given by the employer.'),
    costCenter: text('Cost center.'),
    organization: text('Organization.'),
    division: text('Division.'),
    department: text('Department.'),
    manager: {
      type: 'complex',
      description: 'The person’s manager.',
      sub: {
        value: { type: 'string', description: 'Identifier of the manager.', caseExact: true },
        $ref: {
          type: 'reference',
          description: 'URL of the manager.',
          caseExact: true,
          referenceTypes: ['User'],
        },
        // RFC 7643 §4.3 has this readOnly, for services that look the manager up. Here it is the identity
        // provider's word, and what it sent (Okta does) has to come back.
        displayName: text('Name of the manager.'),
      },
    },
  },
} satisfies Schema
