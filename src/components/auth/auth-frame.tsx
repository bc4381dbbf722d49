import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Wordmark } from '@/components/brand/wordmark'

const roll = [
  { who: 'Joiners', what: 'become customers in every store they belong in' },
  { who: 'Movers', what: 'keep the right tags, and lose the old ones' },
  { who: 'Leavers', what: 'are restricted in every store, and read back to be sure' },
]

/** The page before the portal: the form, and on a wide screen what Rollcall does. */
export function AuthFrame({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <aside
        aria-label="About Rollcall"
        className="hidden flex-col justify-between bg-rail p-12 text-rail-ink lg:flex"
      >
        <Wordmark />
        <div className="max-w-md">
          <p className="font-serif text-3xl leading-snug text-balance">
            Your Shopify stores, in step with your identity provider.
          </p>
          <ul className="mt-8 grid gap-3.5 text-sm">
            {roll.map(({ who, what }) => (
              <li key={who} className="flex gap-3">
                <Check className="mt-0.5 size-4 shrink-0 text-tick" aria-hidden />
                <span className="text-rail-muted">
                  <span className="font-medium text-rail-ink">{who}</span> {what}.
                </span>
              </li>
            ))}
          </ul>
        </div>
        <p className="text-xs text-rail-muted">
          For customers of your stores, not for Shopify staff accounts.
        </p>
      </aside>
      <main className="flex flex-col justify-center px-5 py-12 sm:px-12">
        <div className="mx-auto grid w-full max-w-sm gap-8">
          <div className="lg:hidden">
            <Wordmark />
          </div>
          {children}
        </div>
      </main>
    </div>
  )
}
