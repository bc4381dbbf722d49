'use client'

import { Plus } from 'lucide-react'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { CreateDirectoryForm } from './create-directory-form'

export function CreateDirectory() {
  return (
    <Dialog>
      <DialogTrigger asChild>
        <PermittedButton needs="admin">
          <Plus />
          New directory
        </PermittedButton>
      </DialogTrigger>
      <DialogContent
        title="New directory"
        description="One connection to one identity provider or website. Its address and secret come next."
      >
        <CreateDirectoryForm />
      </DialogContent>
    </Dialog>
  )
}
