/** People who could be anybody's, with addresses that reach nobody (RFC 2606). */
export const samplePeople = [
  { givenName: 'Ada', familyName: 'Lovelace', department: 'Engineering' },
  { givenName: 'Grace', familyName: 'Hopper', department: 'Engineering' },
  { givenName: 'Katherine', familyName: 'Johnson', department: 'Research' },
  { givenName: 'Hedy', familyName: 'Lamarr', department: 'Sales' },
  { givenName: 'Radia', familyName: 'Perlman', department: 'Sales' },
  { givenName: 'Mary', familyName: 'Jackson', department: 'Research' },
  { givenName: 'Annie', familyName: 'Easley', department: 'Engineering' },
  { givenName: 'Joan', familyName: 'Clarke', department: 'Research' },
  { givenName: 'Edith', familyName: 'Clarke', department: 'Sales' },
  { givenName: 'Dorothy', familyName: 'Vaughan', department: 'Engineering' },
] as const

export const departments = ['Engineering', 'Research', 'Sales'] as const

type Sample = (typeof samplePeople)[number]

export const addressOf = ({ givenName, familyName }: Sample) =>
  `${givenName}.${familyName}@example.com`.toLowerCase()

/** A sample person as an identity provider sends them. */
export const resourceOf = (sample: Sample) => ({
  schemas: [
    'urn:ietf:params:scim:schemas:core:2.0:User',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  ],
  userName: addressOf(sample),
  externalId: `sim-${addressOf(sample)}`,
  name: { givenName: sample.givenName, familyName: sample.familyName },
  displayName: `${sample.givenName} ${sample.familyName}`,
  emails: [{ value: addressOf(sample), primary: true, type: 'work' }],
  active: true,
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: sample.department },
})
