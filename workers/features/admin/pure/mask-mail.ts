/** 'ana@example.org' as 'a•••@e•••.org': enough to see that it is the right one, and not enough to write to it. */
export function maskMail(mail: string): string {
  const at = mail.lastIndexOf('@');
  const [local, domain] = [mail.slice(0, Math.max(at, 0)), mail.slice(at + 1)];
  const dot = domain.lastIndexOf('.');
  const [name, ending] = dot === -1 ? [domain, ''] : [domain.slice(0, dot), domain.slice(dot)];
  return `${first(local)}•••@${first(name)}•••${ending}`;
}

function first(text: string): string {
  return [...text][0] ?? '';
}
