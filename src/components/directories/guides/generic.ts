import { BASE_URL, TOKEN, type Guide } from './guide'

export const generic: Guide = {
  steps: [
    {
      title: 'Enter the address and the token',
      fields: [
        { label: 'SCIM base URL, tenant URL or endpoint', value: BASE_URL },
        { label: 'Authentication', value: 'Bearer token in the Authorization header' },
        { label: 'Token', value: TOKEN },
      ],
    },
    {
      title: 'Choose what is sent',
      fields: [
        { label: 'Unique identifier', value: 'userName, an e-mail address or an id' },
        { label: 'E-mail', value: 'emails, also when the user name is the address' },
        { label: 'Leaving', value: 'active false, or DELETE' },
      ],
    },
    { title: 'Assign one test person first', note: 'Then widen to a group, then to everyone.' },
  ],
  limits: ['The address has no trailing slash; with one it works as well.'],
}
