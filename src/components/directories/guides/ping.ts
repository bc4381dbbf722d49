import { BASE_URL, TOKEN, type Guide } from './guide'

export const ping: Guide = {
  steps: [
    {
      title: 'Add the connection',
      where: 'Integrations → Provisioning → New Connection → Identity Store → SCIM Outbound',
    },
    {
      title: 'Enter the address and the token',
      where: 'Configure authentication',
      fields: [
        { label: 'SCIM Base URL', value: BASE_URL },
        { label: 'Users Resource', value: '/Users' },
        { label: 'Groups Resource', value: '/Groups' },
        { label: 'SCIM Version', value: '2.0' },
        { label: 'Authentication Method', value: 'OAuth 2 Bearer Token' },
        { label: 'Bearer Token', value: TOKEN },
      ],
      note: 'Press Test Connection.',
    },
    {
      title: 'Set the preferences',
      where: 'Configure preferences',
      fields: [
        { label: 'User Filter Expression', value: 'userName Eq "%s"' },
        { label: 'User Identifier', value: 'userName' },
        { label: 'Allow users to be created, updated, disabled, deprovisioned', value: 'Ticked' },
        { label: 'Remove Action', value: 'Disable' },
      ],
    },
    {
      title: 'Add a rule and switch both on',
      where: 'Provisioning → New Rule',
      fields: [
        { label: 'Source', value: 'PingOne' },
        { label: 'User filter', value: 'One test person first' },
      ],
      note: 'Choose groups and attributes, then turn on the toggle of the rule and the toggle of the connection.',
    },
  ],
  limits: [
    'The user identifier cannot be changed later.',
    'A value that was set once cannot be cleared by PingOne.',
    'Of an attribute with several values only the first is sent, and one of each type.',
  ],
}
