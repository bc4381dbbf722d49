import { BASE_URL, TOKEN, type Guide } from './guide'

export const okta: Guide = {
  steps: [
    {
      title: 'Add the application',
      where: 'Applications → Browse App Catalog',
      fields: [{ label: 'Application', value: 'SCIM 2.0 Test App (OAuth Bearer Token)' }],
      note: 'Name it, choose SAML or SWA for sign-on, and press Done. In an app of your own: General → App Settings → Edit → Provisioning → Enable SCIM provisioning.',
    },
    {
      title: 'Enter the address and the token',
      where: 'Provisioning → Configure API Integration',
      fields: [
        { label: 'Enable API integration', value: 'Ticked' },
        { label: 'SCIM 2.0 Base URL', value: BASE_URL },
        { label: 'OAuth Bearer Token', value: TOKEN },
      ],
      note: 'Press Test API Credentials, then Save. A Header Auth app sends the token as it is typed: both with and without “Bearer ” in front work. In an app of your own: Unique identifier field for users is userName, Authentication Mode is HTTP Header.',
    },
    {
      title: 'Switch on what is pushed',
      where: 'Provisioning → To App → Edit',
      fields: [
        { label: 'Create Users', value: 'Ticked' },
        { label: 'Update User Attributes', value: 'Ticked' },
        { label: 'Deactivate Users', value: 'Ticked' },
        { label: 'Sync Password', value: 'Not ticked' },
      ],
    },
    {
      title: 'Assign one test person first',
      where: 'Assignments → Assign',
      note: 'People who were assigned before provisioning was on need Provisioning → Force Sync.',
    },
    {
      title: 'Push groups',
      where: 'Push Groups → Find groups by name',
      fields: [{ label: 'Push group memberships immediately', value: 'Ticked' }],
      note: 'Push other groups than the ones you assign with: Okta mixes up memberships when they are the same.',
    },
  ],
  limits: [
    'Okta never deletes: leaving arrives as active false.',
    'Whoever loses the only group that assigned them is deactivated.',
    'When Okta is told to slow down, it waits as long as we say and tries ten times.',
  ],
}
