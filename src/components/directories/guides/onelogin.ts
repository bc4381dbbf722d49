import { BASE_URL, TOKEN, type Guide } from './guide'

export const onelogin: Guide = {
  steps: [
    {
      title: 'Add the application',
      where: 'Applications → Add App',
      fields: [{ label: 'Application', value: 'SCIM with SAML (SCIM v2 Enterprise)' }],
    },
    {
      title: 'Enter the address and the token',
      where: 'Configuration',
      fields: [
        { label: 'SCIM Base URL', value: BASE_URL },
        { label: 'SCIM Bearer Token', value: TOKEN },
        { label: 'Custom Headers', value: 'Empty' },
        { label: 'API Connection', value: 'Enable' },
      ],
    },
    {
      title: 'Switch on provisioning',
      where: 'Provisioning',
      fields: [
        { label: 'Enable provisioning', value: 'Ticked' },
        {
          label: 'Require admin approval for create, delete, update',
          value: 'Not ticked, to have no manual step',
        },
        { label: 'When users are deleted', value: 'Suspend' },
      ],
    },
    {
      title: 'Choose what is sent',
      where: 'Parameters',
      fields: [
        { label: 'SCIM Username', value: 'Email' },
        { label: 'Groups', value: 'Include in User Provisioning' },
      ],
      note: 'Groups come from roles: add a rule “Set Groups in this app” for each role with any value.',
    },
    { title: 'Assign one test person first', where: 'Users → the person → Applications → +' },
  ],
  limits: [
    'While approval is required, each person stays in Pending until someone presses Approve.',
    'A person without a user name is not sent.',
  ],
}
