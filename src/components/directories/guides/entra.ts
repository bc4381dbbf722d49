import { BASE_URL, TOKEN, type Guide } from './guide'

export const entra: Guide = {
  steps: [
    {
      title: 'Create the application',
      where: 'Entra admin center → Enterprise apps → New application → Create your own application',
      fields: [
        { label: 'What are you looking to do', value: 'Integrate any other application (non-gallery)' },
      ],
      note: 'Not through App registrations: provisioning is not offered there.',
    },
    {
      title: 'Enter the address and the token',
      where: 'Provisioning → New configuration',
      fields: [
        { label: 'Provisioning Mode', value: 'Automatic' },
        { label: 'Tenant URL', value: BASE_URL },
        { label: 'Secret Token', value: TOKEN },
      ],
      note: 'Press Test Connection, then Save.',
    },
    {
      title: 'Correct two mappings',
      where: 'Provisioning → Mappings → Provision Microsoft Entra ID Users',
      fields: [
        { label: 'mail', value: 'emails[type eq "work"].value' },
        { label: 'objectId', value: 'externalId (instead of mailNickname)' },
        { label: 'userPrincipalName', value: 'userName, matching precedence 1 (as it is)' },
      ],
    },
    {
      title: 'Set the safety belts',
      where: 'Provisioning → Settings',
      fields: [
        { label: 'Scope', value: 'Sync only assigned users and groups' },
        { label: 'Notification Email', value: 'Your own, on failure' },
        { label: 'Prevent accidental deletion', value: 'Ticked, with a threshold' },
      ],
    },
    {
      title: 'Assign one test person and provision on demand',
      where: 'Users and groups, then Provision on demand',
      note: 'It takes under 30 seconds. Afterwards: Overview → Start provisioning. To assign groups, the tenant needs Entra ID P1 or P2.',
    },
  ],
  limits: [
    'A cycle takes about 40 minutes and cannot be made shorter.',
    'Only direct members of an assigned group are sent, not nested ones.',
    'Emptied attributes are not sent, so they keep their last value.',
    'Someone out of scope is disabled at once, and deleted after 30 days.',
  ],
}
