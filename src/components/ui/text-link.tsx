import Link from 'next/link'
import type { ReactNode } from 'react'

/** A link in running text or beside a fact. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="rounded-sm text-brand underline decoration-brand/35 underline-offset-2">
      {children}
    </Link>
  )
}
