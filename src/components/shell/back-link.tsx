import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'

export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="text-muted hover:text-ink inline-flex w-fit items-center gap-1 rounded-sm text-sm transition-colors"
    >
      <ChevronLeft className="size-4" aria-hidden />
      {children}
    </Link>
  )
}
