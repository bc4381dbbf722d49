import type { ReactNode } from 'react'
import { SettingsNavigation } from '@/components/settings/settings-navigation'
import { PageHeader } from '@/components/shell/page-header'

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader title="Settings" description="What holds for the whole organization." />
      <SettingsNavigation />
      {children}
    </>
  )
}
