// A day, a month or a year in words, for the server's query page, too; what is none stays as it is.
function dayWords(iso) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(iso) || [];
  if (!month) return iso;
  const form = { timeZone: "UTC", month: "long", year: "numeric", ...(day && { day: "numeric" }) };
  return new Intl.DateTimeFormat("en-GB", form).format(new Date(Date.UTC(year, month - 1, day || 1)));
}
