import type { JsonObject } from '../scim/json'

/** Somebody whom templates are tried on before they are saved: with every attribute that repeats, many times over. */
export const manyGroups: JsonObject = {
  userName: 'sample@example.com',
  displayName: 'Sample Person',
  name: { givenName: 'Sample', familyName: 'Person', formatted: 'Sample Person' },
  active: true,
  title: 'Engineer',
  department: 'Engineering',
  employeeNumber: '1',
  locale: 'en-US',
  emails: [{ value: 'sample@example.com', type: 'work', primary: true }],
  groups: Array.from({ length: 200 }, (_, i) => ({ value: `group-${i}`, display: `Group ${i}` })),
}
