import { Store } from 'lucide-react'
import { Empty } from '@/components/ui/empty'
import { ConnectStore } from './connect-store'

export function NoStores() {
  return (
    <Empty icon={Store} title="Connect your first store" actions={<ConnectStore />}>
      You type the store’s address, and Shopify asks its owner for permission to read and write customers.
      People who are already in a directory follow by themselves.
    </Empty>
  )
}
