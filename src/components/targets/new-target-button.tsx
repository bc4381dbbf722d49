'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { PermittedButton } from '@/components/teammate/permitted-button'

export function NewTargetButton() {
  const router = useRouter()
  return (
    <PermittedButton needs="admin" onClick={() => router.push('/targets/new')}>
      <Plus />
      New target
    </PermittedButton>
  )
}
