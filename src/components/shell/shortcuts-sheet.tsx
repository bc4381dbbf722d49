'use client'

import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { destinations } from './destinations'

const groups = [
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: ['⌘', 'K'], does: 'Search people and go anywhere (Ctrl K on Windows and Linux)' },
      { keys: ['?'], does: 'Show this list' },
    ],
  },
  {
    title: 'In lists',
    shortcuts: [
      { keys: ['j'], does: 'Next row' },
      { keys: ['k'], does: 'Previous row' },
      { keys: ['↵'], does: 'Open the row' },
      { keys: ['/'], does: 'Search the list' },
    ],
  },
  {
    title: 'Go to',
    shortcuts: destinations.map(({ name, key }) => ({ keys: ['g', key], does: name })),
  },
]

type ShortcutsSheetProps = { open: boolean; onOpenChange: (open: boolean) => void }

export function ShortcutsSheet({ open, onOpenChange }: ShortcutsSheetProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard shortcuts">
        {groups.map(({ title, shortcuts }) => (
          <section key={title}>
            <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>
            <dl className="divide-y">
              {shortcuts.map(({ keys, does }) => (
                <div key={does} className="flex items-center justify-between gap-4 py-1.5 text-sm">
                  <dt>{does}</dt>
                  <dd className="flex gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </DialogContent>
    </Dialog>
  )
}
