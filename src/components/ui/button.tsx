import { cva, type VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn'

const button = cva(
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-md text-sm font-medium whitespace-nowrap transition-colors select-none disabled:pointer-events-none disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg:not([class*='size-'])]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: 'bg-brand text-brand-ink hover:bg-brand/90',
        outline: 'border border-line-strong bg-surface text-ink shadow-card hover:bg-sunken',
        ghost: 'text-muted hover:bg-sunken hover:text-ink',
        danger: 'border border-bad/40 bg-surface text-bad hover:bg-bad-soft',
        link: 'h-auto rounded-sm px-0 text-brand underline decoration-brand/35 underline-offset-4 hover:decoration-brand',
      },
      size: {
        md: 'h-9 px-3.5',
        sm: 'h-8 px-2.5 text-[0.8125rem]',
        icon: 'size-8',
        wide: 'h-10 w-full px-4',
      },
    },
    compoundVariants: [{ variant: 'link', className: 'h-auto px-0' }],
    defaultVariants: { variant: 'primary', size: 'md' },
  },
)

type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof button> & { asChild?: boolean; busy?: boolean }

/** `busy` shows that the press is under way and keeps a second one out. */
export function Button({
  className,
  variant,
  size,
  asChild,
  busy,
  children,
  disabled,
  ...props
}: ButtonProps) {
  const classes = cn(button({ variant, size }), className)
  if (asChild) {
    return (
      <Slot.Root data-slot="button" className={classes} {...props}>
        {children}
      </Slot.Root>
    )
  }
  return (
    <button
      type="button"
      data-slot="button"
      className={classes}
      disabled={disabled || busy}
      aria-busy={busy}
      {...props}
    >
      {busy && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  )
}
