import { probeAddress } from '@/core/scim/quirks/jumpcloud-probe'
import { BASE_URL, TOKEN, type Guide } from './guide'

export const jumpcloud: Guide = {
  steps: [
    {
      title: 'Add the application',
      where: 'SSO Applications → Add New Application → Custom application',
      fields: [{ label: 'Export users to this app (Identity Management)', value: 'Ticked' }],
    },
    {
      title: 'Enter the address and the token',
      where: 'The application → Identity Management',
      fields: [
        { label: 'API type', value: 'SCIM, version 2.0' },
        { label: 'Base URL', value: BASE_URL },
        { label: 'Token Key', value: TOKEN },
        { label: 'Test user e-mail', value: probeAddress },
        { label: 'Enable management of User Groups and Group Membership', value: 'Ticked' },
      ],
      note: 'Press Activate. JumpCloud then creates, changes and deletes the test user; by this address Rollcall knows it, and no store hears of it.',
    },
    {
      title: 'Choose one small group first',
      where: 'User Groups',
      note: 'Tick the group and save. People are sent through their groups only.',
    },
  ],
  limits: ['People in the state Staged are not sent until they are activated.'],
}
