'use client'

import { Plus } from 'lucide-react'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { ConnectForm } from './connect-form'
import { ConnectOwnApp } from './connect-own-app'

/** Asks for the store's address, and for an app if the organization brings one. */
export function ConnectStore() {
  return (
    <Dialog>
      <DialogTrigger asChild>
        <PermittedButton needs="admin">
          <Plus />
          Connect store
        </PermittedButton>
      </DialogTrigger>
      <DialogContent
        title="Connect a store"
        description="Whoever grants access must be allowed to install apps in the store."
      >
        <Tabs defaultValue="ours">
          <TabsList aria-label="Which Shopify app">
            <TabsTrigger value="ours">Rollcall’s app</TabsTrigger>
            <TabsTrigger value="own">Use your own Shopify app</TabsTrigger>
          </TabsList>
          <TabsContent value="ours">
            <ConnectForm />
          </TabsContent>
          <TabsContent value="own">
            <ConnectOwnApp />
          </TabsContent>
        </Tabs>
      </DialogContent>
    </Dialog>
  )
}
