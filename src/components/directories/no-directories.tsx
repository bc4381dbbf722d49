import { FolderSync } from 'lucide-react'
import { Empty } from '@/components/ui/empty'
import { CreateDirectory } from './create-directory'
import { SimulateIdp } from './simulate-idp'

export function NoDirectories() {
  return (
    <Empty
      icon={FolderSync}
      title="Connect your identity provider"
      actions={
        <>
          <CreateDirectory />
          <SimulateIdp />
        </>
      }
    >
      A directory is one connection to an identity provider, with its own SCIM address and tokens. There are
      guides for Okta, Microsoft Entra ID, OneLogin, JumpCloud and PingOne; any SCIM 2.0 client works, and any
      website that can send signed events.
    </Empty>
  )
}
