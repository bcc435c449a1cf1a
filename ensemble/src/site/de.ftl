# The public site
