### Messages that show each thing the macro can do.

-clinic = Webside clinic
hello = Hello
    .title = Say hello
at-clinic = You are at { -clinic }.
hello-at-clinic = { hello }. { at-clinic }
braces = Use {"{"} and {"}"} here.
hello-twice = { hello }, { hello }!
