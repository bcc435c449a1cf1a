# The mutual guarantee fund
