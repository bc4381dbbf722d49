import Link from 'next/link'
import { Wordmark } from '@/components/brand/wordmark'
import { AccountMenu } from './account-menu'
import { Navigation } from './navigation'
import { OrganizationSwitcher } from './organization-switcher'

/** What stands on the rail, beside the page on a desk and inside the menu on a phone. */
export function Sidebar({ onNavigate }: { onNavigate?: () => void }) {
  return (
    <div className="flex h-full flex-col gap-5 bg-rail p-3 text-rail-ink on-rail">
      <Link
        href="/overview"
        onClick={onNavigate}
        className="rounded-md px-2 pt-2"
        aria-label="Rollcall, overview"
      >
        <Wordmark />
      </Link>
      <OrganizationSwitcher />
      <Navigation onNavigate={onNavigate} />
      <div className="mt-auto border-t border-rail-line pt-2">
        <AccountMenu />
      </div>
    </div>
  )
}
